package org.muster.notice.storage;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FileNamesTest {

    @Test
    void keepsNeitherFoldersNorControlCharacters() {
        assertThat(FileNames.tidy("C:\\文件\\名单.xlsx")).isEqualTo("名单.xlsx");
        assertThat(FileNames.tidy("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileNames.tidy("名\r\n单.pdf")).isEqualTo("名单.pdf");
    }

    @Test
    void keepsTheEndingOfALongName() {
        assertThat(FileNames.tidy("长".repeat(300) + ".pdf")).hasSize(200).endsWith("长.pdf");
    }

    @Test
    void namesTheNameless() {
        assertThat(FileNames.tidy(null)).isEqualTo("附件");
        assertThat(FileNames.tidy("/")).isEqualTo("附件");
    }
}
