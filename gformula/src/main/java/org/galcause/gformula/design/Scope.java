package org.galcause.gformula.design;

import java.util.List;
import org.galcause.causalmodel.panel.PanelSchema;

/**
 * What a formula's names refer to.
 *
 * @param schema variables and times
 * @param order the variables that {@code history} may read, in their order within a time; the response among them
 * @param response the variable that is regressed: {@code history} reads those before it, and all of earlier times
 */
public record Scope(PanelSchema schema, List<String> order, String response) {

    public Scope {
        order = List.copyOf(order);
    }

    /** Whether a variable comes before the response within a time. */
    boolean precedes(String variable) {
        int place = order.indexOf(response);
        return place < 0 || order.indexOf(variable) < place;
    }
}
