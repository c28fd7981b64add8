package org.galcause.causalmodel.result;

/**
 * The true mean outcome at a level, in a mock universe: a row of {@code truth.csv}.
 *
 * @param time the snapshot
 * @param level 1…N
 * @param treatment the level's value
 * @param outcome E[outcome] under the level's path, by simulation of the structural equations
 * @param monteCarloError its standard error
 */
public record TruthPoint(double time, int level, double treatment, double outcome, double monteCarloError) {}
