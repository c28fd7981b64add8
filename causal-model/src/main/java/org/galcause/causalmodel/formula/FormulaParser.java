package org.galcause.causalmodel.formula;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.galcause.causalmodel.NearestName;

/** Recursive-descent reader of formulas and conditions. */
final class FormulaParser {

    private static final Set<String> STATISTICS = Set.of("mean", "sum", "min", "max");
    private static final Set<String> FUNCTIONS = Set.of("log", "sqrt", "above", "spline");

    private final Lexer lexer;

    FormulaParser(String text) {
        this.lexer = new Lexer(text);
    }

    Formula formula() {
        Formula.Intercept intercept = Formula.Intercept.PRESENT;
        Set<Term> terms = new LinkedHashSet<>();
        String sign = lexer.accept("-") ? "-" : "+";
        do {
            if (sign.equals("-")) {
                lexer.expect("1");
                intercept = Formula.Intercept.ABSENT;
            } else if (!lexer.accept("1") && !lexer.accept("0")) {
                terms.addAll(product());
            }
            sign = lexer.peek();
        } while (lexer.accept("+") || lexer.accept("-"));
        requireEnd("\"+\", \":\", \"*\" or the end");
        return new Formula(intercept, List.copyOf(terms));
    }

    /** {@code a*b} is {@code a + b + a:b}; {@code a*b*c} likewise, by order of interaction. */
    private List<Term> product() {
        List<Term> expanded = new ArrayList<>(List.of(interaction()));
        while (lexer.accept("*")) {
            Term right = interaction();
            List<Term> crossed = new ArrayList<>(expanded);
            crossed.add(right);
            expanded.forEach(left -> crossed.add(joined(left, right)));
            expanded = crossed;
        }
        expanded.sort((a, b) -> Integer.compare(a.factors().size(), b.factors().size()));
        return expanded;
    }

    private static Term joined(Term left, Term right) {
        Set<Expression> factors = new LinkedHashSet<>(left.factors());
        factors.addAll(right.factors());
        return new Term(List.copyOf(factors));
    }

    private Term interaction() {
        List<Expression> factors = new ArrayList<>(List.of(factor()));
        while (lexer.accept(":")) {
            factors.add(factor());
        }
        return new Term(factors);
    }

    private Expression factor() {
        Expression base = atom();
        if (lexer.accept("^")) {
            return new Expression.Power(base, number());
        }
        return base;
    }

    private Expression atom() {
        if (lexer.accept("(")) {
            Expression inside = factor();
            lexer.expect(")");
            return inside;
        }
        String name = name();
        if (lexer.peek().equals("(")) {
            return call(name);
        } else if (name.equals("t")) {
            return new Expression.Time();
        } else if (name.equals("history")) {
            return new Expression.History(OptionalInt.empty());
        }
        return indexed(name);
    }

    private Expression call(String function) {
        lexer.expect("(");
        Expression called = called(function);
        lexer.expect(")");
        return called;
    }

    private Expression called(String function) {
        if (STATISTICS.contains(function)) {
            return summary(Expression.Statistic.valueOf(function.toUpperCase(Locale.ROOT)));
        }
        return switch (function) {
            case "history" -> new Expression.History(OptionalInt.of((int) number()));
            case "factor" -> timeFactor();
            case "log" -> new Expression.Log(single());
            case "sqrt" -> new Expression.Sqrt(single());
            case "above" -> above();
            case "spline" -> spline();
            default ->
                throw new FormulaSyntaxException(
                        "no function \"" + function + "\" in formulas; allowed: mean, sum, min, max, "
                                + "history, factor(t), log, sqrt, spline, above" + hint(function));
        };
    }

    private static String hint(String function) {
        Set<String> known = new LinkedHashSet<>(STATISTICS);
        known.addAll(FUNCTIONS);
        known.addAll(Set.of("history", "factor"));
        return NearestName.hint(function, known);
    }

    private Expression summary(Expression.Statistic statistic) {
        String variable = name();
        if (indexed(variable) instanceof Expression.Past past) {
            return new Expression.Summary(statistic, variable, past.lag());
        }
        throw new FormulaSyntaxException(statistic.text() + "(" + variable + ") needs a range of times, such as "
                + statistic.text() + "(" + variable + "[..t-1])");
    }

    private Expression timeFactor() {
        if (!name().equals("t")) {
            throw new FormulaSyntaxException("factor(…) takes t only: a categorical variable is a factor by its kind");
        }
        return new Expression.TimeFactor();
    }

    private Expression above() {
        Expression of = single();
        lexer.expect(",");
        return new Expression.Above(of, number());
    }

    private Expression spline() {
        Expression of = single();
        List<Double> knots = List.of();
        int df = 0;
        Expression.Linear linear = Expression.Linear.INCLUDED;
        while (lexer.accept(",")) {
            String option = name();
            lexer.expect("=");
            switch (option) {
                case "knots" -> knots = numbers();
                case "df" -> df = (int) number();
                case "linear" -> linear = linear();
                default ->
                    throw new FormulaSyntaxException(
                            "no option \"" + option + "\" of spline; allowed: knots=[…], df=N, linear=true|false");
            }
        }
        if (knots.isEmpty() == (df == 0) || df == 1 || (!knots.isEmpty() && knots.size() < 3)) {
            throw new FormulaSyntaxException(
                    "spline(" + of.text() + ") needs either knots=[…] (three or more) or df=N (2 or more)");
        }
        return new Expression.Spline(of, knots, df, linear);
    }

    private Expression.Linear linear() {
        String value = name();
        if (!value.equals("true") && !value.equals("false")) {
            throw new FormulaSyntaxException("linear=" + value + ": allowed are true and false");
        }
        return value.equals("true") ? Expression.Linear.INCLUDED : Expression.Linear.LEFT_OUT;
    }

    /** A factor that is one column. */
    private Expression single() {
        Expression expression = factor();
        if (expression instanceof Expression.Past
                || expression instanceof Expression.History
                || expression instanceof Expression.TimeFactor) {
            throw new FormulaSyntaxException(expression.text()
                    + " is several columns; a function takes one, such as A, A[t-1] or mean(A[..t-1])");
        }
        return expression;
    }

    /** What follows a name: nothing, {@code [t]}, {@code [t-2]} or {@code [..t-1]}. */
    private Expression indexed(String variable) {
        if (!lexer.accept("[")) {
            return new Expression.Value(variable, 0);
        }
        boolean past = lexer.accept("..");
        if (!lexer.accept("t")) {
            throw lexer.wrong("\"t\", as in " + variable + "[t-1]");
        }
        if (lexer.accept("+")) {
            throw lexer.future(variable);
        }
        int lag = lexer.accept("-") ? (int) number() : 0;
        lexer.expect("]");
        return past ? new Expression.Past(variable, lag) : new Expression.Value(variable, lag);
    }

    Condition condition() {
        Condition condition = disjunction();
        requireEnd("\"and\", \"or\" or the end");
        return condition;
    }

    private Condition disjunction() {
        Condition left = conjunction();
        while (lexer.accept("or")) {
            left = new Condition.Or(left, conjunction());
        }
        return left;
    }

    private Condition conjunction() {
        Condition left = negation();
        while (lexer.accept("and")) {
            left = new Condition.And(left, negation());
        }
        return left;
    }

    private Condition negation() {
        if (lexer.accept("not")) {
            return new Condition.Not(negation());
        }
        int mark = lexer.mark();
        if (lexer.accept("(")) {
            try {
                Condition inside = disjunction();
                lexer.expect(")");
                return inside;
            } catch (FormulaSyntaxException notACondition) {
                lexer.back(mark);
            }
        }
        return comparison();
    }

    private Condition comparison() {
        Condition.Side left = side();
        Comparator comparator =
                Comparator.of(lexer.peek()).orElseThrow(() -> lexer.wrong("a comparison (<, <=, >, >=, ==, !=)"));
        lexer.take();
        return new Condition.Comparison(left, comparator, side());
    }

    private Condition.Side side() {
        String token = lexer.peek();
        if (token.equals("-") || isNumber(token)) {
            return new Condition.Fixed(number());
        } else if (token.startsWith("'")) {
            lexer.take();
            return new Condition.Word(token.substring(1, token.length() - 1));
        }
        return new Condition.Quantity(single());
    }

    private List<Double> numbers() {
        List<Double> values = new ArrayList<>();
        lexer.expect("[");
        do {
            values.add(number());
        } while (lexer.accept(","));
        lexer.expect("]");
        return values;
    }

    private double number() {
        boolean negative = lexer.accept("-");
        if (!isNumber(lexer.peek())) {
            throw lexer.wrong("a number");
        }
        double value = Double.parseDouble(lexer.take());
        return negative ? -value : value;
    }

    private String name() {
        String token = lexer.peek();
        if (token.isEmpty() || !(Character.isLetter(token.charAt(0)) || token.charAt(0) == '_')) {
            throw lexer.wrong("a variable or function");
        }
        return lexer.take();
    }

    private void requireEnd(String wanted) {
        if (!lexer.atEnd()) {
            throw lexer.wrong(wanted);
        }
    }

    private static boolean isNumber(String token) {
        return !token.isEmpty()
                && (Character.isDigit(token.charAt(0))
                        || (token.charAt(0) == '.' && token.length() > 1 && token.charAt(1) != '.'));
    }
}
