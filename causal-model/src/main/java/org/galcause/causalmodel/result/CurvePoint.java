package org.galcause.causalmodel.result;

/**
 * One level of an effect curve: a row of {@code curves.csv}. NaN is an empty cell.
 *
 * @param estimator the estimator's name
 * @param time the snapshot, or the table's time
 * @param redshift NaN when unknown
 * @param level 1…N
 * @param treatment the level's value
 * @param outcome median over replicates, or the point estimate without bootstrap
 * @param low68 central 68 % interval
 * @param high68 central 68 % interval
 * @param low95 central 95 % interval
 * @param high95 central 95 % interval
 * @param tau difference from level 1, taken inside each replicate
 * @param tauLow68 its central 68 % interval
 * @param tauHigh68 its central 68 % interval
 * @param tauLow95 its central 95 % interval
 * @param tauHigh95 its central 95 % interval
 * @param verdict how far the level can be relied on
 * @param reason why it is not trusted
 */
public record CurvePoint(
        String estimator,
        double time,
        double redshift,
        int level,
        double treatment,
        double outcome,
        double low68,
        double high68,
        double low95,
        double high95,
        double tau,
        double tauLow68,
        double tauHigh68,
        double tauLow95,
        double tauHigh95,
        Verdict verdict,
        String reason) {}
