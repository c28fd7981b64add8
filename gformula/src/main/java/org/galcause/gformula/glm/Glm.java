package org.galcause.gformula.glm;

import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.formula.Formula;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.DesignChunk;
import org.galcause.gformula.design.DesignMatrix;
import org.galcause.gformula.design.FitRows;
import org.galcause.gformula.design.Scope;

/** Fits generalised linear models. */
public final class Glm {

    private Glm() {}

    /**
     * Fits one model.
     *
     * @param model the name by which errors call it
     * @param formula the right-hand side
     * @param scope what its names refer to
     * @param rows the rows
     * @param link the mean's form; logit wants a response in [0, 1] after scaling, log one that is not negative
     * @param scale what the response is scaled from first
     * @throws UserError when there are no rows, or the response is separated by the columns
     */
    public static GlmFit fit(String model, Formula formula, Scope scope, FitRows rows, Link link, ResponseScale scale) {
        Design design = Design.of(formula, scope, rows);
        return fit(model, design, DesignMatrix.of(design, rows), link, scale);
    }

    /** Fits one model on rows already filled. */
    public static GlmFit fit(String model, Design design, DesignMatrix matrix, Link link, ResponseScale scale) {
        return fit(model, design, matrix, link, scale, Separation.REFUSED);
    }

    /** The same with another answer to separation. */
    public static GlmFit fit(
            String model, Design design, DesignMatrix matrix, Link link, ResponseScale scale, Separation separation) {
        SharedFit shared = SharedFit.of(model, design, matrix).with(separation);
        return shared.fit(chunk -> scale.scaled(chunk.y()), link, scale);
    }

    /** The range of the response among the rows of a fit: the scale of a quasi-binomial or bounded model. */
    public static ResponseScale observedRange(DesignMatrix matrix) {
        return ResponseScale.enclosing(taker -> matrix.inOrder(
                chunks -> ResponseScale.ends(chunks.stream().map(DesignChunk::y).toList()), taker));
    }
}
