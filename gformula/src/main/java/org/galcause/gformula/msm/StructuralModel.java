package org.galcause.gformula.msm;

import java.util.List;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.ModelTerm;

/** A fitted structural model. */
interface StructuralModel {

    /** The mean outcomes at a step had everybody followed each of some paths. */
    List<Answer.Value> at(int step, List<Followed> paths);

    /** The fitted parametric models. */
    List<ModelTerm> terms();
}
