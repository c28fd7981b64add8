package org.galcause.gformula.msm;

import java.util.List;
import java.util.stream.IntStream;
import org.galcause.causalmodel.result.ModelTerm;

/** A fitted structural model of the outcome, or of the competing event. */
interface StructuralModel {

    /** The means at a step had everybody followed each of some paths. */
    List<Answered> at(int step, List<Followed> paths);

    /** The hazards from a start until a target's step, had everybody followed its path; the model is then of hazards. */
    default Hazards hazards(int start, Followed followed) {
        return Hazards.of(IntStream.rangeClosed(start, followed.target().step())
                .mapToDouble(
                        s -> at(s, List.of(followed.until(s))).get(0).value().estimate())
                .toArray());
    }

    /** Why a path has no mean. */
    default String unknown(Followed followed) {
        return "The structural model has no mean under " + followed.name() + ".";
    }

    /** The fitted parametric models. */
    List<ModelTerm> terms();
}
