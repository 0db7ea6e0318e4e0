package org.muster.notice.storage;

/** Names that users' machines give to files. */
final class FileNames {

    private static final int LONGEST = 200;

    private FileNames() {}

    /** Without folders and control characters, at most 200 characters; the ending survives. */
    static String tidy(String given) {
        String name = given == null ? "" : given;
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        if (name.isEmpty()) {
            return "附件";
        }
        return name.length() <= LONGEST ? name : name.substring(name.length() - LONGEST);
    }
}
