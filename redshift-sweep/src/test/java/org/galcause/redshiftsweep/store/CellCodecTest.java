package org.galcause.redshiftsweep.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.result.Answer;
import org.galcause.causalmodel.result.Diagnostic;
import org.galcause.causalmodel.result.ModelTerm;
import org.galcause.causalmodel.result.Verdict;
import org.galcause.causalmodel.result.WeightSummary;
import org.junit.jupiter.api.Test;

class CellCodecTest {

    private static final CellResult RESULT = new CellResult(
            "k",
            List.of(
                    new Outcome.Answered(new Answer(
                            List.of(Answer.Value.of(-0.1), Answer.Value.refused("nobody follows α")),
                            List.of(new ModelTerm("r", "L", Double.NaN, "A[t-1]", 1.5, 0.25, 12)),
                            List.of(new WeightSummary("", 99, "used", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)),
                            List.of(new Diagnostic("", 99, "ess", 7, Verdict.CAUTION, "few")))),
                    new Outcome.Failed(UserError.Cause.QUESTION, "separation")));

    @Test
    void everyFieldComesBack() {
        assertThat(CellCodec.decode(CellCodec.encode(RESULT))).contains(RESULT);
    }

    @Test
    void everyFlippedBitAndEveryCutIsSeen() {
        byte[] bytes = CellCodec.encode(RESULT);
        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= 4;
            assertThat(CellCodec.decode(flipped)).as("byte %d", i).isEmpty();
            assertThat(CellCodec.decode(Arrays.copyOf(bytes, i)))
                    .as("cut at %d", i)
                    .isEmpty();
        }
    }
}
