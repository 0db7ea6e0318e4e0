package org.muster.notice.duty;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OctetFoldingTest {

    @ParameterizedTest
    @ValueSource(strings = {"SUMMARY:值班", "SUMMARY:ASCII ", "SUMMARY:é", "SUMMARY:𠮷野家", "SUMMARY:a值é𠮷"})
    void keepsLinesShortAndCharactersWhole(String start) {
        for (int repeats = 1; repeats < 60; repeats++) {
            String line = start.repeat(repeats) + "\r\n";

            String folded = OctetFolding.fold(line);

            assertThat(folded.replace("\r\n ", "")).isEqualTo(line);
            assertThat(folded.split("\r\n"))
                    .allSatisfy(each -> assertThat(each.getBytes(StandardCharsets.UTF_8).length)
                            .isLessThanOrEqualTo(75))
                    .allSatisfy(each -> assertThat(each).doesNotContain("\uFFFD"));
        }
    }

    @Test
    void leavesALineOfSeventyFiveOctetsAlone() {
        String line = "X".repeat(75) + "\r\n" + "Y".repeat(75) + "\r\n";

        assertThat(OctetFolding.fold(line)).isEqualTo(line);
        assertThat(OctetFolding.fold("X".repeat(76))).isEqualTo("X".repeat(75) + "\r\n X");
    }
}
