package org.galcause.redshiftsweep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.function.Supplier;
import org.galcause.causalmodel.UserError;
import org.junit.jupiter.api.Test;

class CellAnswerTest {

    /** As it comes from an executor. */
    private static CellAnswer received(Supplier<byte[]> work) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(CellAnswer.of(work));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (CellAnswer) in.readObject();
        }
    }

    @Test
    void bytesArrive() throws Exception {
        CellAnswer answer = received(() -> new byte[] {1, 2});
        assertThat(answer.failure()).isEmpty();
        assertThat(answer.orElseThrow()).containsExactly(1, 2);
    }

    @Test
    void failuresArriveWithTheirTypeAndDoNotEndTheExecutor() throws Exception {
        CellAnswer mistake = received(() -> {
            throw UserError.data("the block is damaged");
        });
        assertThatThrownBy(mistake::orElseThrow).isInstanceOf(UserError.class).hasMessage("the block is damaged");
        CellAnswer full = received(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThatThrownBy(full::orElseThrow)
                .as("outside of an executor the heap is the program's own")
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(full.failure().map(FailureWords::sentence))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("GALCAUSE_JAVA_OPTS=-Xmx"));
        CellAnswer deep = received(() -> {
            throw new StackOverflowError();
        });
        assertThatThrownBy(deep::orElseThrow).isInstanceOf(StackOverflowError.class);
    }
}
