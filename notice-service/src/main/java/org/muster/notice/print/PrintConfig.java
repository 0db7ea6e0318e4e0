package org.muster.notice.print;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** How documents are printed. */
@ConfigMapping(prefix = "muster.print")
public interface PrintConfig {

    /** Folder with fangsong.ttf, xiaobiaosong.ttf, heiti.ttf, kaiti.ttf; built-in fonts stand in for what is missing. */
    Optional<Path> fonts();
}
