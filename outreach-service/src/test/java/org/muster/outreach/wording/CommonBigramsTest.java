package org.muster.outreach.wording;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.muster.outreach.testing.DxyClaims;

import static org.assertj.core.api.Assertions.assertThat;

class CommonBigramsTest {

    private static final int LEAST = 3;

    @Test
    void shippedCountsAreThoseOfTheRealClaims() throws Exception {
        Map<String, Integer> counts = new TreeMap<>();
        for (DxyClaims.Claim claim : DxyClaims.all()) {
            for (int bigram : Wording.of(claim.text()).bigrams()) {
                counts.merge("" + (char) (bigram >>> 16) + (char) bigram, 1, Integer::sum);
            }
        }
        counts.values().removeIf(count -> count < LEAST);
        StringBuilder csv =
                new StringBuilder("bigram,claims\n*," + DxyClaims.all().size() + "\n");
        counts.forEach(
                (bigram, count) -> csv.append(bigram).append(',').append(count).append('\n'));

        String shipped =
                new String(getClass().getResourceAsStream("common-bigrams.csv").readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shipped).as("common-bigrams.csv").isEqualTo(csv.toString());
    }
}
