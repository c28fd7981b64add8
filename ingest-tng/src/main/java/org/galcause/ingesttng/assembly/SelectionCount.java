package org.galcause.ingesttng.assembly;

/**
 * How many units were left after one step of the selection.
 *
 * @param step what was asked, in words
 * @param units how many units satisfied it and all before
 */
public record SelectionCount(String step, long units) {}
