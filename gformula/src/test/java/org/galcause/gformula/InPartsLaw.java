package org.galcause.gformula;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.galcause.causalmodel.UserError;
import org.galcause.causalmodel.panel.BlockFolder;
import org.galcause.causalmodel.panel.Exchange;
import org.galcause.causalmodel.panel.Meeting;
import org.galcause.causalmodel.panel.Panel;
import org.galcause.causalmodel.result.Answer;

/** The law of estimators that work in parts: the same bits in memory, in files, and in two or three parts, on the sample and on a resample. */
final class InPartsLaw {

    private InPartsLaw() {}

    /** An estimator with what it is asked. */
    record Case(String name, Estimator estimator, EstimationProblem problem) {
        @Override
        public String toString() {
            return name;
        }
    }

    static void holds(Case one, Path folder) {
        Panel panel = one.problem().panel();
        assertThat(panel.blocks()).hasSize(3);
        assertThat(InParts.refusal(one.estimator(), one.problem())).isEmpty();
        write(panel, folder);
        for (int replicate : new int[] {0, 3}) {
            Answer inMemory = one.estimator().answer(one.problem(), new Replicate(5, replicate));
            assertThat(inMemory.values()).anyMatch(value -> Double.isFinite(value.estimate()));
            assertThat(inFiles(one, folder, replicate)).as("in files").isEqualTo(inMemory);
            int parts = replicate == 0 ? 2 : 3;
            assertThat(inParts(one, panel, parts, replicate))
                    .as(parts + " parts, replicate " + replicate)
                    .allMatch(inMemory::equals);
            assertThat(inPartsOfFiles(one, folder, replicate)).allMatch(inMemory::equals);
        }
    }

    private static void write(Panel panel, Path folder) {
        for (int b = 0; b < panel.blocks().size(); b++) {
            BlockFolder.write(folder, panel.schema(), b, panel.blocks().get(b));
        }
    }

    /** With less memory than one block takes, so that columns are read again and again. */
    private static Panel open(Case one, Path folder) {
        return BlockFolder.open(folder, one.problem().schema(), 100_000);
    }

    private static Answer inFiles(Case one, Path folder, int replicate) {
        return one.estimator().answer(one.problem().on(open(one, folder)), new Replicate(5, replicate));
    }

    static List<Answer> inParts(Case one, Panel panel, int parts, int replicate) {
        return together(
                parts,
                exchange ->
                        one.estimator().answer(one.problem().on(panel.part(exchange)), new Replicate(5, replicate)));
    }

    private static List<Answer> inPartsOfFiles(Case one, Path folder, int replicate) {
        return together(
                2,
                exchange -> one.estimator()
                        .answer(one.problem().on(open(one, folder).part(exchange)), new Replicate(5, replicate)));
    }

    static <R> List<R> together(int parts, Function<Exchange, R> work) {
        Meeting meeting = new Meeting(parts);
        return meeting.together(part -> {
            Exchange exchange = new Exchange(part, parts, meeting.carrier(part));
            try {
                return work.apply(exchange);
            } catch (UserError found) {
                throw exchange.mistake(found);
            }
        });
    }
}
