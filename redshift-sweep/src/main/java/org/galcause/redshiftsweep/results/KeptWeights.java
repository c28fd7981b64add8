package org.galcause.redshiftsweep.results;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.galcause.gformula.MarginalStructuralModel;
import org.galcause.gformula.weights.UnitWeights;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.study.EstimatorSpec;
import org.jspecify.annotations.Nullable;

/** The weights of every unit at every time, of the marginal structural models that gave an answer. */
public final class KeptWeights {

    /** The file's name. */
    public static final String FILE = "weights.parquet";

    private static final StructType COLUMNS = new StructType()
            .add("estimator", DataTypes.StringType)
            .add("regime", DataTypes.StringType)
            .add("id", DataTypes.LongType)
            .add("time", DataTypes.DoubleType)
            .add("factor", DataTypes.DoubleType)
            .add("cumulative", DataTypes.DoubleType)
            .add("used", DataTypes.DoubleType);

    private final List<Part> parts;

    private KeptWeights(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Computes the weights on the sample itself.
     *
     * @param analysis the study on its panel
     * @param answered the names of the estimators that gave an answer
     */
    public static KeptWeights of(Analysis analysis, List<String> answered) {
        List<Part> parts = new ArrayList<>();
        for (EstimatorSpec spec : analysis.study().estimators()) {
            if (answered.contains(spec.name())
                    && spec.estimator().orElse(null) instanceof MarginalStructuralModel msm
                    && msm.weights() != MarginalStructuralModel.Weights.NONE) {
                UnitWeights.of(msm, analysis.problem(spec))
                        .forEach(step ->
                                parts.add(new Part(spec.name(), analysis.panel().ids(), step)));
            }
        }
        return new KeptWeights(List.copyOf(parts));
    }

    Dataset<Row> rows(SparkSession spark) {
        JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(parts, 1)
                .flatMap(Part::rows);
        return spark.createDataFrame(rows, COLUMNS);
    }

    /** One estimator at one time. */
    private static final class Part implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String estimator;
        private final double time;
        private final long[] ids;
        private final double[] factor;
        private final double[] cumulative;
        private final double[] used;

        Part(String estimator, long[] ids, UnitWeights weights) {
            this.estimator = estimator;
            this.time = weights.time();
            this.ids = ids;
            this.factor = weights.factor();
            this.cumulative = weights.cumulative();
            this.used = weights.used();
        }

        /** Rows in the panel's order; a unit without a treatment at that time has none. */
        Iterator<Row> rows() {
            return IntStream.range(0, ids.length)
                    .filter(i -> !Double.isNaN(factor[i]))
                    .mapToObj(this::row)
                    .iterator();
        }

        private Row row(int i) {
            return RowFactory.create(
                    estimator, "", ids[i], time, present(factor[i]), present(cumulative[i]), present(used[i]));
        }

        private static @Nullable Object present(double value) {
            return Double.isNaN(value) ? null : value;
        }
    }
}
