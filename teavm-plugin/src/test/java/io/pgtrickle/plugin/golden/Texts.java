package io.pgtrickle.plugin.golden;

import io.pgtrickle.plugin.lifecycle.DatabaseError;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists of texts in a file in which each text stands once. */
final class Texts {
    private static final int NULL = -1;

    private final Map<String, Integer> written = new HashMap<>();
    private final List<String> known = new ArrayList<>();

    void write(DataOutputStream file, List<? extends @Nullable String> list) throws IOException {
        file.writeInt(list.size());
        for (String text : list) {
            Integer number = text == null ? Integer.valueOf(NULL) : written.get(text);
            file.writeInt(number == null ? written.size() : number);
            if (number == null && text != null) {
                written.put(text, written.size());
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                file.writeInt(bytes.length);
                file.write(bytes);
            }
        }
    }

    List<@Nullable String> read(DataInputStream file) throws IOException {
        List<@Nullable String> list = new ArrayList<>();
        for (int count = file.readInt(); count > 0; count--) {
            int number = file.readInt();
            if (number == known.size()) {
                known.add(new String(file.readNBytes(file.readInt()), StandardCharsets.UTF_8));
            }
            list.add(number == NULL ? null : known.get(number));
        }
        return list;
    }

    static void write(DataOutputStream file, @Nullable DatabaseError error) throws IOException {
        file.writeBoolean(error != null);
        if (error != null) {
            for (String text : List.of(error.sqlstate(), error.message(), error.detail(), error.hint())) {
                file.writeUTF(text);
            }
            file.writeInt(error.position());
        }
    }

    static @Nullable DatabaseError readError(DataInputStream file) throws IOException {
        return file.readBoolean()
                ? new DatabaseError(file.readUTF(), file.readUTF(), file.readUTF(), file.readUTF(), file.readInt())
                : null;
    }
}
