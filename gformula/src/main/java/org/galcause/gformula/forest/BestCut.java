package org.galcause.gformula.forest;

/**
 * The best cut of a node among all features so far. A cut is the bits of its score, the last of them replaced by its position, so that the
 * greatest of them is the best cut of its feature, without a branch.
 */
final class BestCut {

    private final int positionBits;
    private int cut;
    private int feature;

    /** @param positionBits the bits that hold a position, all of them set */
    BestCut(int positionBits) {
        this.positionBits = positionBits;
    }

    void forget() {
        cut = positionBits;
    }

    /** Of two features whose scores are equal but for the bits of the position, the first is kept. */
    void take(int ofFeature, int found) {
        if (found > (cut | positionBits)) {
            cut = found;
            feature = ofFeature;
        }
    }

    boolean exists() {
        return cut > positionBits;
    }

    int feature() {
        return feature;
    }

    /** The last place to the left of the cut. */
    int position() {
        return cut & positionBits;
    }
}
