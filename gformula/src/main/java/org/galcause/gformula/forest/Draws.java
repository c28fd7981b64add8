package org.galcause.gformula.forest;

/** How a tree draws its bootstrap sample. */
interface Draws {

    /**
     * Draws one sample.
     *
     * @param key of the tree
     * @param weight out: how many draws fell on each row's copies; 0 is out of bag
     * @param copies out: how many of the row's copies were drawn at least once
     */
    void draw(long key, int[] weight, int[] copies);
}
