package org.galcause.causalmodel.panel;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** Which blocks of a file are in memory: those asked for last, up to a number of values. Serves one thread. */
final class Residence {

    private final long most;
    private final ArrayDeque<PanelBlock> inMemory = new ArrayDeque<>();
    private final Map<PanelBlock, Long> held = new HashMap<>();
    private long values;

    /** @param most how many values are held, the block read last besides */
    Residence(long most) {
        this.most = most;
    }

    /** A block is about to hold more values. */
    void grows(PanelBlock block, int by) {
        Long before = held.put(block, held.getOrDefault(block, 0L) + by);
        if (before == null) {
            inMemory.addLast(block);
        }
        values += by;
        while (values > most && inMemory.peekFirst() != block) {
            PanelBlock oldest = inMemory.removeFirst();
            oldest.release();
            values -= held.getOrDefault(oldest, 0L);
            held.remove(oldest);
        }
    }
}
