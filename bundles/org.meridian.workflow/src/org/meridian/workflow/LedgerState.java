package org.meridian.workflow;

import java.util.List;

/**
 * What a verification of the whole ledger found.
 *
 * @param size entries under the newest signed head
 * @param root its Merkle root, hexadecimal
 * @param faults each a sentence that names the row; empty when valid
 */
public record LedgerState(boolean valid, long size, String root, List<String> faults) {}
