package org.galcause.gformula.glm;

import java.util.List;
import org.galcause.gformula.design.DesignChunk;
import org.galcause.gformula.design.DesignMatrix;

/**
 * The kept columns of a design turned into columns that are orthonormal under the fit's weights.
 *
 * @param triangular the triangle that turns them back
 * @param matrix the rows in the new columns
 */
record OrthonormalBasis(Triangular triangular, DesignMatrix matrix) {

    static OrthonormalBasis of(DesignMatrix matrix) {
        Triangular triangular = Triangular.of(QrFold.of(matrix, List.of()).triangle(), matrix.columns());
        return new OrthonormalBasis(
                triangular, matrix.mapped(chunk -> chunk.withColumns(orthonormal(chunk, triangular))));
    }

    private static double[][] orthonormal(DesignChunk chunk, Triangular triangular) {
        int[] kept = triangular.kept();
        double[][] basis = new double[kept.length][];
        for (int j = 0; j < kept.length; j++) {
            double[] column = chunk.x()[kept[j]].clone();
            for (int i = 0; i < j; i++) {
                Vectors.add(-triangular.entry(i, j), basis[i], column.length, column);
            }
            double scale = 1 / triangular.entry(j, j);
            for (int i = 0; i < column.length; i++) {
                column[i] *= scale;
            }
            basis[j] = column;
        }
        return basis;
    }
}
