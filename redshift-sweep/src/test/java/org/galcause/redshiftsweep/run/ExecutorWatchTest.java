package org.galcause.redshiftsweep.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExecutorWatchTest {

    @Test
    void speaksOnceEachTimeThatThereAreNone() {
        List<String> said = new ArrayList<>();
        Iterator<Integer> executors = List.of(0, 0, 2, 1, 0, 0).iterator();
        ExecutorWatch watch = new ExecutorWatch(executors::next, "none", said::add);
        List<Integer> sentences = new ArrayList<>();
        while (executors.hasNext()) {
            watch.look();
            sentences.add(said.size());
        }
        assertThat(sentences).containsExactly(1, 1, 1, 1, 2, 2);
    }
}
