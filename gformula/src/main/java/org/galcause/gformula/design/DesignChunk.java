package org.galcause.gformula.design;

/** The rows of one block at one step that belong to a fit. Its arrays are shared, never to be written by the reader. */
public final class DesignChunk {

    private final int block;
    private final int step;
    private final int[] positions;
    private final double[][] x;
    private final double[] y;
    private final double[] w;

    /**
     * Takes over the arrays given.
     *
     * @param positions the rows' places in the block, ascending
     * @param x by column, then row
     */
    public DesignChunk(int block, int step, int[] positions, double[][] x, double[] y, double[] w) {
        this.block = block;
        this.step = step;
        this.positions = positions;
        this.x = x;
        this.y = y;
        this.w = w;
    }

    /** The block's place in the panel. */
    public int block() {
        return block;
    }

    /** The step of the rows. */
    public int step() {
        return step;
    }

    /** How many rows there are. */
    public int rows() {
        return positions.length;
    }

    /** The rows' places in the block, ascending. */
    public int[] positions() {
        return positions;
    }

    /** The design, by column, then row. */
    public double[][] x() {
        return x;
    }

    /** The response. */
    public double[] y() {
        return y;
    }

    /** The weights, all positive. */
    public double[] w() {
        return w;
    }

    /** The same rows with another response. */
    public DesignChunk withResponse(double[] response) {
        return new DesignChunk(block, step, positions, x, response, w);
    }

    /** The same rows with other weights. */
    public DesignChunk withWeights(double[] weights) {
        return new DesignChunk(block, step, positions, x, y, weights);
    }

    /** The same rows with other columns. */
    public DesignChunk withColumns(double[][] columns) {
        return new DesignChunk(block, step, positions, columns, y, w);
    }
}
