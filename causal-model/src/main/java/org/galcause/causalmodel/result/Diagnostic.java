package org.galcause.causalmodel.result;

/**
 * One thing that was checked: a row of {@code diagnostics.csv}.
 *
 * @param regime empty where it does not depend on one
 * @param time as in the table; NaN where it does not depend on one
 * @param what as listed in the contract, such as {@code ess} or {@code balance-after/halo_mass[t-1]}
 * @param value the number
 * @param verdict what the threshold says of it
 * @param reason a sentence when it is not trusted; empty otherwise
 */
public record Diagnostic(String regime, double time, String what, double value, Verdict verdict, String reason) {

    /** Before a treatment's name in {@code what}: the mean that a regime really gives, as simulated. */
    public static final String TREATMENT_MEAN = "treatment-mean/";

    /** Before per cent in {@code what}: the answer with so much of the weights winsorised at either end. */
    public static final String WINSORISED = "winsorised/";
}
