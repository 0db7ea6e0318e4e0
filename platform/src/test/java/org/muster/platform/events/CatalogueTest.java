package org.muster.platform.events;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CatalogueTest {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<String> types() {
        return Catalogue.shipped().entries().stream().map(Catalogue.Entry::type);
    }

    @ParameterizedTest
    @MethodSource("types")
    void hasAnExampleThatIsValidAgainstItsSchema(String type) {
        assertThat(faults(type, Catalogue.shipped().example(type))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void hasASchemaThatRefusesDataWithoutItsKey(String type) {
        Catalogue.Entry entry = Catalogue.shipped().entry(type);
        String withoutKey = Catalogue.shipped().example(type).replaceFirst("\"" + entry.key() + "\"", "\"other\"");
        assertThat(faults(type, withoutKey)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void hasATopicThatIsListed(String type) {
        Set<String> topics =
                Catalogue.shipped().topics().stream().map(Catalogue.Topic::name).collect(Collectors.toSet());
        assertThat(topics).contains(Catalogue.shipped().entry(type).topic());
    }

    @Test
    void refusesATypeNobodyListed() {
        assertThatThrownBy(() -> Catalogue.shipped().entry("org.muster.nothing.happened"))
                .hasMessageContaining("not in the event catalogue");
    }

    private static List<?> faults(String type, String data) {
        Schema schema = SCHEMAS.getSchema(Catalogue.shipped().schema(type));
        return schema.validate(data, InputFormat.JSON);
    }
}
