package org.muster.expert.discipline;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DisciplineCodeTest {

    @Test
    void findsTheParentOfEveryDisciplineOfTheStandard() throws IOException {
        List<CSVRecord> rows = shipped();
        assertThat(rows).hasSize(3532);
        assertThat(rows)
                .allSatisfy(row -> assertThat(new DisciplineCode(row.get("code"))
                                .parent()
                                .map(DisciplineCode::value)
                                .orElse(""))
                        .isEqualTo(row.get("parent_code")));
    }

    @Test
    void hangsTheBranchesOfDevelopmentalPsychologyOn19030() {
        assertThat(new DisciplineCode("1903510").lineage()).containsExactly("190", "19030", "1903510");
    }

    @ParameterizedTest
    @CsvSource({
        "32024, 32024, EXACT",
        "3202415, 32024, WITHIN",
        "32024, 320, WITHIN",
        "320, 32024, BROADER",
        "3202415, 3202420, SIBLING",
        "32027, 32024, SAME_FIELD",
        "3202710, 3202415, SAME_FIELD",
        "33014, 32024, UNRELATED",
        "1903510, 19030, WITHIN",
        "1903510, 19035, SAME_FIELD"
    })
    void relatesToAWantedDiscipline(String has, String wanted, DisciplineCode.Relation relation) {
        assertThat(new DisciplineCode(has).to(new DisciplineCode(wanted))).isEqualTo(relation);
    }

    @ParameterizedTest
    @CsvSource({"''", "32", "3202", "320241", "32024.15", "abc"})
    void refusesWhatIsNoCode(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DisciplineCode(text));
    }

    private static List<CSVRecord> shipped() throws IOException {
        try (Reader reader = new InputStreamReader(
                DisciplineCodeTest.class.getResourceAsStream("/codes/disciplines.csv"), StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        }
    }
}
