package org.meridian.ledger;

import org.meridian.ledger.verify.SignedHead;

/** The log has grown: its newest head is on the disk. */
public record HeadSealed(SignedHead head) {}
