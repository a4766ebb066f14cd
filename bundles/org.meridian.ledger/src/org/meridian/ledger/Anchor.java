package org.meridian.ledger;

import org.meridian.ledger.verify.Hash;

import java.time.Instant;

/**
 * A head of the log that is kept outside of this workstation too.
 *
 * @param backend id of the extension that keeps it
 * @param submission its name there: a transaction's hash
 * @param place where it stands, for a person
 */
public record Anchor(
        String backend, long size, Hash root, String submission, String place, Instant time) {}
