package org.meridian.workflow;

import org.meridian.store.Fault;

import java.util.List;

/**
 * What a check of the whole archive found.
 *
 * @param faults what is wrong; empty when the archive is sound
 * @param remarks what is harmless and goes away by itself
 */
public record ArchiveReport(List<Fault> faults, List<Fault> remarks) {}
