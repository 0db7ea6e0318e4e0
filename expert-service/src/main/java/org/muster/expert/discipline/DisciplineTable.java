package org.muster.expert.discipline;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.zip.CRC32;

import jakarta.inject.Singleton;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

import io.quarkus.flyway.FlywayConfigurationCustomizer;

/**
 * Fills the table of disciplines from the shipped list: a repeatable migration that runs again whenever the list has
 * changed. Codes that left the list stay, because profiles may still name them.
 */
@Singleton
class DisciplineTable implements JavaMigration, FlywayConfigurationCustomizer {

    private static final String LIST = "/codes/disciplines.csv";

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.javaMigrations(this);
    }

    @Override
    public MigrationVersion getVersion() {
        return null;
    }

    @Override
    public String getDescription() {
        return "disciplines of GB T 13745";
    }

    @Override
    public Integer getChecksum() {
        CRC32 checksum = new CRC32();
        try (InputStream in = DisciplineTable.class.getResourceAsStream(LIST)) {
            checksum.update(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(LIST + " cannot be read", e);
        }
        return (int) checksum.getValue();
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws IOException, SQLException {
        try (Reader reader =
                        new InputStreamReader(DisciplineTable.class.getResourceAsStream(LIST), StandardCharsets.UTF_8);
                PreparedStatement insert = context.getConnection().prepareStatement("""
                        insert into discipline (code, name, note, parent, lineage) values (?, ?, nullif(?, ''), ?, ?)
                        on conflict (code) do update set name = excluded.name, note = excluded.note,
                            parent = excluded.parent, lineage = excluded.lineage""")) {
            for (CSVRecord row : CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)) {
                DisciplineCode code = new DisciplineCode(row.get("code"));
                insert.setString(1, code.value());
                insert.setString(2, row.get("name"));
                insert.setString(3, row.get("note"));
                insert.setString(4, code.parent().map(DisciplineCode::value).orElse(null));
                insert.setArray(
                        5,
                        insert.getConnection()
                                .createArrayOf("text", code.lineage().toArray()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
