package org.galcause.gformula;

import static org.galcause.gformula.Problems.firstEvent;
import static org.galcause.gformula.Problems.natural;
import static org.galcause.gformula.Problems.problem;
import static org.galcause.gformula.Problems.question;
import static org.galcause.gformula.Problems.regime;
import static org.galcause.gformula.Problems.regimes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.galcause.causalmodel.formula.Comparator;
import org.galcause.causalmodel.intervention.Intervention;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.panel.Variable;

/** The questions of the cases of lmtp and ltmle that have density ratios. */
public final class PeerWorlds {

    private PeerWorlds() {}

    private static List<String> names(String stem, int until) {
        return IntStream.rangeClosed(1, until).mapToObj(t -> stem + t).toList();
    }

    /** Natural course, and one less where that is at least 1. */
    public static EstimationProblem shift(ReferenceCase peer) {
        Panel panel = peer.widePanel(
                new double[] {1, 2, 3, 4},
                List.of(Variable.continuous("L"), Variable.continuous("A"), Variable.binary("Y")),
                List.of(names("L_", 4), names("A_", 4), List.of("", "", "", "Y")));
        Intervention less = new Intervention.Shift(-1, Optional.of(new Intervention.Bound(Comparator.AT_LEAST, 1)));
        return problem(
                panel,
                "L[t-1] -> L[t], A[t], Y[t]\nA[t-1] -> L[t], A[t], Y[t]\nL[t] -> A[t], Y[t]\nA[t] -> Y[t]",
                question("A", "Y", List.of(3), regimes(natural(), regime("minus1", "A", less)), Optional.empty()),
                Map.of(),
                7);
    }

    /** Risks of an event had nobody, or everybody, been treated. */
    public static EstimationProblem event(ReferenceCase peer) {
        Panel panel = peer.widePanel(
                new double[] {1, 2, 3},
                List.of(
                        Variable.continuous("W").constant(),
                        Variable.continuous("L"),
                        Variable.binary("A"),
                        Variable.binary("Y")),
                List.of(List.of("W"), names("L", 3), names("A", 3), names("Y", 3)));
        return problem(
                panel,
                "W -> L[t], A[t], Y[t]\nL[t-1] -> L[t], A[t], Y[t]\nA[t-1] -> L[t], A[t], Y[t]\nL[t] -> A[t], Y[t]\nA[t] -> Y[t]",
                question(
                        "A",
                        "Y",
                        List.of(2),
                        regimes(
                                regime("never", "A", new Intervention.SetTo(0)),
                                regime("always", "A", new Intervention.SetTo(1))),
                        Optional.of(firstEvent())),
                Map.of(),
                7);
    }
}
