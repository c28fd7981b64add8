package org.galcause.gformula.glm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.gformula.design.ChunkResponse;
import org.galcause.gformula.design.Design;
import org.galcause.gformula.design.DesignChunk;
import org.galcause.gformula.design.DesignMatrix;

/**
 * One design on one set of rows, made ready for the regressions of many responses: which columns drop out is decided once, and iterative
 * fits run in the orthonormal basis of the kept columns, where badly scaled columns do no harm.
 */
public final class SharedFit {

    private final String model;
    private final Design design;
    private final DesignMatrix matrix;
    private final Separation separation;

    private SharedFit(String model, Design design, DesignMatrix matrix, Separation separation) {
        this.model = model;
        this.design = design;
        this.matrix = matrix;
        this.separation = separation;
    }

    /** Takes a design and its rows. @throws UserError when there is no row */
    public static SharedFit of(String model, Design design, DesignMatrix matrix) {
        if (matrix.rows() == 0) {
            throw UserError.data(
                    "no row is left to fit the model of " + model
                            + ": its response or a regressor is missing in every row, its condition rows leaves none, or no unit is left at that time");
        }
        return new SharedFit(model, design, matrix, Separation.REFUSED);
    }

    /** The same with another answer to separation. */
    public SharedFit with(Separation answer) {
        return new SharedFit(model, design, matrix, answer);
    }

    /** The rows. */
    public DesignMatrix matrix() {
        return matrix;
    }

    /** Fits the rows' own response, which is on the [0, 1] scale for a logit link. */
    public GlmFit fit(Link link) {
        return fit(DesignChunk::y, link, ResponseScale.NONE);
    }

    /** Fits many responses. */
    public List<GlmFit> fitAll(List<ChunkResponse> responses, Link link) {
        if (link == Link.IDENTITY) {
            return leastSquares(responses, ResponseScale.NONE);
        }
        OrthonormalBasis basis = OrthonormalBasis.of(matrix);
        return responses.stream()
                .map(response -> iterated(basis, response, link, ResponseScale.NONE))
                .toList();
    }

    /** Fits one response, already on the scale. */
    public GlmFit fit(ChunkResponse response, Link link, ResponseScale scale) {
        return link == Link.IDENTITY
                ? leastSquares(List.of(response), scale).get(0)
                : iterated(OrthonormalBasis.of(matrix), response, link, scale);
    }

    /**
     * Least squares for many responses at once.
     *
     * @param responses already on the scale
     * @param scale what means are scaled back to
     */
    public List<GlmFit> leastSquares(List<ChunkResponse> responses, ResponseScale scale) {
        QrFold fold = QrFold.of(matrix, responses);
        Triangular triangular = Triangular.of(fold.triangle(), design.size());
        double[][] inverse = triangular.inverse();
        List<GlmFit> fits = new ArrayList<>();
        for (int q = 0; q < responses.size(); q++) {
            double[] projection = new double[design.size()];
            for (int r = 0; r < projection.length; r++) {
                projection[r] = fold.triangle()[r][design.size() + q];
            }
            triangular.rotate(projection);
            double rest = fold.residual()[q];
            for (int r = triangular.rank(); r < projection.length; r++) {
                rest += projection[r] * projection[r];
            }
            fits.add(linear(triangular, inverse, triangular.solve(projection), rest, scale));
        }
        return fits;
    }

    private GlmFit linear(
            Triangular triangular, double[][] inverse, double[] solution, double rest, ResponseScale scale) {
        long size = matrix.sampleSize();
        double dispersion = rest / Math.max(size - triangular.rank(), 0);
        double[] errors = new double[solution.length];
        for (int r = 0; r < errors.length; r++) {
            errors[r] = Math.sqrt(dispersion * Vectors.dot(inverse[r], inverse[r], errors.length));
        }
        Coefficients coefficients = Coefficients.spread(design.size(), triangular.kept(), solution, errors);
        double sigma = Math.sqrt(rest / matrix.totalWeight());
        return new GlmFit(design, Link.IDENTITY, scale, coefficients, sigma, size, Optional.empty());
    }

    private GlmFit iterated(OrthonormalBasis basis, ChunkResponse response, Link link, ResponseScale scale) {
        NewtonFit newton = new NewtonFit(model, design, basis, link, response);
        Optional<String> separated = newton.run();
        if (separated.isPresent() && separation == Separation.REFUSED) {
            throw UserError.data(separated.get()
                    + ", so it has no finite estimate; leave the term out, or join rare levels or times");
        }
        Coefficients coefficients = Coefficients.spread(
                design.size(), basis.triangular().kept(), newton.coefficients(), newton.standardErrors());
        Optional<String> caution = separated.map(sentence -> sentence + ", so it is taken at that limit");
        return new GlmFit(design, link, scale, coefficients, newton.sigma(), matrix.sampleSize(), caution);
    }
}
