package io.berth.schemas.mapping;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.demand.Alternative;
import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.tag.Preference;
import io.berth.schemas.code.Fallback;
import io.berth.schemas.code.Need;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Between a wish and the fields that three records spell it in. The commonest wish, one agent by one expression, needs
 * one field, and is readable as it is; what goes beyond it stands in fields with defaults.
 */
final class Wishes {
    /** As {@link io.berth.reservation.pool.PoolPolicy} has it. */
    private static final int MAX_OFFERS = 64;

    private Wishes() {}

    static io.berth.reservation.demand.Need first(Wish wish) {
        return wish.alternatives().get(0).demand().needs().get(0);
    }

    static List<Need> together(Wish wish) {
        List<io.berth.reservation.demand.Need> needs =
                wish.alternatives().get(0).demand().needs();
        return write(needs.subList(1, needs.size()));
    }

    static List<Fallback> fallbacks(Wish wish) {
        List<Fallback> fallbacks = new ArrayList<>();
        for (int i = 1; i < wish.alternatives().size(); i++) {
            fallbacks.add(new Fallback(
                    wish.alternatives().get(i - 1).tryFor().toMillis(),
                    write(wish.alternatives().get(i).demand().needs())));
        }
        return fallbacks;
    }

    private static List<Need> write(List<io.berth.reservation.demand.Need> needs) {
        return needs.stream()
                .map(need -> new Need(need.count(), need.expression().toString()))
                .toList();
    }

    static String prefer(Wish wish) {
        return Preference.print(wish.preferences());
    }

    /**
     * The fields as they stand in a record; any of them may be null or out of range.
     *
     * @param select null where the record has none
     */
    record Fields(
            String expression,
            int count,
            List<Need> together,
            List<Fallback> fallbacks,
            String prefer,
            int priority,
            io.berth.schemas.code.Select select,
            int maxOffers,
            Long maxWaitMs,
            String purpose) {

        Wish read() throws Invalid {
            List<Demand> demands = new ArrayList<>();
            List<io.berth.reservation.demand.Need> first = new ArrayList<>();
            first.add(need(expression, count));
            first.addAll(needs(together));
            demands.add(demand(first));
            List<Duration> waits = new ArrayList<>();
            if (fallbacks == null || fallbacks.size() >= Wish.MAX_ALTERNATIVES) {
                throw Checked.value("The fallbacks are " + (fallbacks == null ? "missing" : fallbacks.size())
                        + ", expected at most " + (Wish.MAX_ALTERNATIVES - 1) + ".");
            }
            for (Fallback fallback : fallbacks) {
                if (fallback == null) {
                    throw Checked.value("One of the fallbacks is missing.");
                }
                waits.add(Checked.duration("wait before a fallback", fallback.getAfterMs()));
                demands.add(demand(needs(fallback.getNeeds())));
            }
            waits.add(null);
            List<Alternative> alternatives = new ArrayList<>();
            for (int i = 0; i < demands.size(); i++) {
                alternatives.add(new Alternative(demands.get(i), waits.get(i)));
            }
            try {
                return new Wish(
                        alternatives,
                        preferences(),
                        priority,
                        Checked.constant("selection", Select.class, select),
                        Checked.inRange("number of offers", maxOffers, 1, MAX_OFFERS),
                        Checked.durationOrNone("wait", maxWaitMs),
                        Checked.text("purpose", purpose));
            } catch (IllegalArgumentException contradiction) {
                throw Checked.value(contradiction.getMessage());
            }
        }

        private List<Preference> preferences() throws Invalid {
            Preference.Result result = Preference.parseList(prefer);
            if (!result.isReadable()) {
                throw new Invalid(RefusalCode.INVALID_EXPRESSION, result.problem());
            }
            return result.preferences();
        }

        private static Demand demand(List<io.berth.reservation.demand.Need> needs) throws Invalid {
            try {
                return new Demand(needs);
            } catch (IllegalArgumentException tooMany) {
                throw Checked.value(tooMany.getMessage());
            }
        }

        private static List<io.berth.reservation.demand.Need> needs(List<Need> wire) throws Invalid {
            if (wire == null || wire.size() > Demand.MAX_NEEDS) {
                throw Checked.value("The needs are " + (wire == null ? "missing" : wire.size()) + ", expected at most "
                        + Demand.MAX_NEEDS + ".");
            }
            List<io.berth.reservation.demand.Need> needs = new ArrayList<>();
            for (Need need : wire) {
                if (need == null) {
                    throw Checked.value("One of the needs is missing.");
                }
                needs.add(need(need.getExpression(), need.getCount()));
            }
            return needs;
        }

        private static io.berth.reservation.demand.Need need(String expression, int count) throws Invalid {
            return io.berth.reservation.demand.Need.of(
                    Checked.inRange("number of agents", count, 1, Demand.MAX_AGENTS), Checked.expression(expression));
        }
    }
}
