package org.galcause.redshiftsweep.run;

import java.io.Serializable;
import java.nio.file.Path;
import org.galcause.redshiftsweep.plan.Analysis;
import org.galcause.redshiftsweep.plan.Cell;
import org.galcause.redshiftsweep.store.CellCodec;
import org.galcause.redshiftsweep.study.Study;
import org.galcause.redshiftsweep.study.StudyFile;
import org.jspecify.annotations.Nullable;

/** All that an executor needs to compute cells, sent to it once: the study's text and the panel's bytes. */
final class SweepInput implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String studyText;
    private final String studyFile;
    private final long seed;
    private final byte[] panel;
    private transient @Nullable CellWork work;

    SweepInput(Analysis analysis) {
        this.studyText = analysis.study().text();
        this.studyFile = analysis.study().file().toString();
        this.seed = analysis.study().seedOverride().orElse(-1L);
        this.panel = PanelCodec.encode(analysis.panel());
    }

    /** The bytes of a cell's file. */
    byte[] compute(Cell cell) {
        return CellCodec.encode(work().compute(cell));
    }

    /** The work, set up once on each executor. */
    private synchronized CellWork work() {
        CellWork ready = work;
        if (ready == null) {
            Study study = StudyFile.parse(studyText, Path.of(studyFile));
            ready = new CellWork(Analysis.of(seed >= 0 ? study.withSeed(seed) : study, PanelCodec.decode(panel)));
            work = ready;
        }
        return ready;
    }
}
