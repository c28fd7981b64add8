package org.galcause.ingesttng.request;

/**
 * A periodic cube.
 *
 * @param side its side, in {@code unit}
 * @param unit a length such as {@code ckpc/h}; positions are in it too
 */
public record Box(double side, String unit) {}
