package org.meridian.ledger;

import org.meridian.core.ErrorCode;

import java.util.Optional;

/**
 * What a delivery did.
 *
 * @param delivered how many heads are newly anchored
 * @param waiting how many still wait
 * @param problem why some wait: {@link LedgerError#UNREACHABLE} or {@link LedgerError#REFUSED}
 */
public record OutboxStatus(int delivered, int waiting, Optional<ErrorCode> problem) {}
