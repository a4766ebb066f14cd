package org.meridian.workflow;

/**
 * A head that was, or waits to be, anchored.
 *
 * @param root hexadecimal
 * @param state {@code pending} or {@code anchored}
 * @param transaction its hash on the network; empty until sent
 */
public record AnchorLine(String backend, long size, String root, String state, String transaction) {}
