package org.meridian.workflow;

/**
 * A head that was anchored, or that heads wait.
 *
 * @param size of the anchored log; 0 for what waits
 * @param root hexadecimal; empty for what waits
 * @param state {@code pending} or {@code anchored}
 * @param transaction its hash on the network; empty for what waits
 * @param problem code of why it waits; empty where it does not
 */
public record AnchorLine(
        String backend, long size, String root, String state, String transaction, String problem) {}
