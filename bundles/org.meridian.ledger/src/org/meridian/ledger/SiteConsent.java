package org.meridian.ledger;

import java.time.Instant;

/**
 * What holds for AI where a patient's own decision is not recorded.
 *
 * @param granted whether AI is permitted then
 * @param actor who set it
 */
public record SiteConsent(boolean granted, String actor, Instant time) {}
