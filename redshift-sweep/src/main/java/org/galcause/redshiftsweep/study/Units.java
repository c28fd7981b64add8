package org.galcause.redshiftsweep.study;

import java.util.Optional;
import org.galcause.causalmodel.UserError;
import org.galcause.ingesttng.fields.FieldReference;
import org.galcause.ingesttng.units.Unit;

/** Units and fields, checked while the study is read. */
final class Units {

    private Units() {}

    /** The sentence that says what is wrong with a unit, if something is. */
    static Optional<String> fault(String unit) {
        try {
            Unit.parse(unit);
            return Optional.empty();
        } catch (UserError e) {
            return e.problems().stream().findFirst();
        }
    }

    /** The sentence that says what is wrong with a field of a simulation, if something is. */
    static Optional<String> fieldFault(String field) {
        try {
            FieldReference.parse(field);
            return Optional.empty();
        } catch (UserError e) {
            return e.problems().stream().findFirst().map(problem -> problem.replaceFirst("^field: ", ""));
        }
    }

    /** The sentence that says why a field cannot be given in a unit, if it cannot. */
    static Optional<String> fieldMismatch(String field, String wanted, String variable) {
        return fieldFault(field).isPresent()
                ? Optional.empty()
                : mismatch(FieldReference.parse(field).field().fileUnit(), wanted, variable);
    }

    /** The sentence that says why a unit stored cannot be given in the unit wanted, if it cannot. */
    static Optional<String> mismatch(String stored, String wanted, String variable) {
        if (fault(stored).isPresent() || fault(wanted).isPresent()) {
            return Optional.empty();
        }
        try {
            Unit.parse(stored).requireSameDimension(Unit.parse(wanted), variable);
            return Optional.empty();
        } catch (UserError e) {
            return e.problems().stream().findFirst();
        }
    }
}
