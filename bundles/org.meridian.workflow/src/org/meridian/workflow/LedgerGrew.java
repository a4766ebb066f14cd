package org.meridian.workflow;

/** There are new ledger entries. */
public record LedgerGrew() {}
