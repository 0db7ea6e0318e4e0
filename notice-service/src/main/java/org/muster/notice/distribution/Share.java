package org.muster.notice.distribution;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far some recipients have come: all together, and those it was addressed to (主送) and copied to (抄送) apart.
 *
 * @param mustSign how many it was addressed to, not only copied to
 * @param mayRead how many got a copy only
 * @param delivered it lies in the inbox of every recipient from the moment of issue
 * @param returned without having signed another copy
 * @param mustReply of how many a reply was asked
 * @param late how many replied after the day that was set, or have not though it is over
 * @param openedRate 打开率, of all; null, as all rates, when there is nobody to do it
 * @param signedRate 签收率, of those that must sign
 * @param repliedRate 答复率, of those that must reply
 * @param closedRate 办结率, of those that must sign
 */
record Share(
        int recipients,
        int mustSign,
        int mayRead,
        int delivered,
        int opened,
        int signed,
        int returned,
        int replied,
        int closed,
        int mustReply,
        int late,
        Double openedRate,
        Double signedRate,
        Double repliedRate,
        Double closedRate,
        Figures addressed,
        Figures copied) {

    /** Beside those of {@link Act#BIT}. */
    static final int LATE = 32;

    static final int ADDRESSED = 64;
    static final int ASKED = 128;
    static final int OVERDUE = 256;

    /** Of those addressed, or of those copied to. */
    record Figures(int recipients, int opened, int signed, int returned, int replied, int closed) {}

    /** @param counted by what they were asked and did, as bits, how many */
    static Share of(Map<Integer, Integer> counted) {
        Count all = new Count(counted);
        Count to = all.with(ADDRESSED);
        Count asked = all.with(ASKED);
        Figures addressed = to.figures();
        Figures sum = all.figures();
        return new Share(
                sum.recipients(),
                addressed.recipients(),
                sum.recipients() - addressed.recipients(),
                sum.recipients(),
                sum.opened(),
                sum.signed(),
                sum.returned(),
                sum.replied(),
                sum.closed(),
                asked.all(),
                all.late(),
                rate(sum.opened(), sum.recipients()),
                rate(addressed.signed(), addressed.recipients()),
                rate(asked.figures().replied(), asked.all()),
                rate(addressed.closed(), addressed.recipients()),
                addressed,
                all.without(ADDRESSED).figures());
    }

    private static Double rate(int done, int of) {
        return of == 0 ? null : Math.round(10_000.0 * done / of) / 10_000.0;
    }

    private record Count(Map<Integer, Integer> counted) {

        int all() {
            return sum(0, 0);
        }

        Count with(int bit) {
            return filtered(bit, bit);
        }

        Count without(int bit) {
            return filtered(bit, 0);
        }

        int late() {
            return sum(LATE, LATE) + sum(OVERDUE | LATE | 8, OVERDUE) - sum(OVERDUE | LATE | 8 | 6, OVERDUE | 4);
        }

        Figures figures() {
            return new Figures(all(), sum(1, 1), sum(2, 2), sum(6, 4), sum(8, 8), sum(16, 16));
        }

        private Count filtered(int mask, int value) {
            return new Count(counted.entrySet().stream()
                    .filter(each -> (each.getKey() & mask) == value)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }

        private int sum(int mask, int value) {
            return counted.entrySet().stream()
                    .filter(each -> (each.getKey() & mask) == value)
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }
}
