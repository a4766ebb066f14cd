package org.meridian.workflow;

import org.meridian.core.store.Grant.Purpose;

import java.time.Instant;
import java.util.Optional;

/**
 * What a patient permits.
 *
 * @param by who recorded the newest decision; empty where only the default holds
 */
public record ConsentLine(Purpose purpose, boolean permitted, String by, Optional<Instant> time) {}
