package org.meridian.workflow;

import java.time.Instant;
import java.util.Optional;
import org.meridian.core.store.Grant.Purpose;

/**
 * What a patient permits.
 *
 * @param by who recorded the newest decision; empty where only the default holds
 */
public record ConsentLine(Purpose purpose, boolean permitted, String by, Optional<Instant> time) {}
