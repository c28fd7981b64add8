package org.galcause.gformula.msm;

import java.util.List;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.causalmodel.result.Verdict;

/** A fitted structural model. */
interface StructuralModel {

    /** The mean outcomes at a step had everybody followed each of some paths. */
    List<Answer.Value> at(int step, List<Followed> paths);

    /** The risk of a first event by the end of a target's step, had everybody followed its path; the model is then of hazards. */
    default Answer.Value risk(Followed followed) {
        double free = 1;
        double relative = 0;
        for (int s = 0; s <= followed.target().step(); s++) {
            Answer.Value hazard = at(s, List.of(followed.until(s))).get(0);
            free *= 1 - hazard.estimate();
            relative += Math.pow(hazard.standardError() / (1 - hazard.estimate()), 2);
        }
        return new Answer.Value(1 - free, free * Math.sqrt(relative), Verdict.TRUSTED, "");
    }

    /** The fitted parametric models. */
    List<ModelTerm> terms();
}
