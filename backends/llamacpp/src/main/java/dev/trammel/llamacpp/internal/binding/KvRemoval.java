package dev.trammel.llamacpp.internal.binding;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import dev.trammel.llamacpp.LlamaLibraryException;
import org.jspecify.annotations.Nullable;

/** Drops tokens from a context, by whichever function the library has for it: its name has changed twice. */
public final class KvRemoval {
    private final Function remove;
    private final @Nullable Function memoryOf;

    private KvRemoval(Function remove, @Nullable Function memoryOf) {
        this.remove = remove;
        this.memoryOf = memoryOf;
    }

    static KvRemoval of(NativeLibrary library, String source) {
        Function memoryOf = LlamaLibrary.find(library, "llama_get_memory");
        Function remove = LlamaLibrary.find(library, "llama_memory_seq_rm");
        if (memoryOf != null && remove != null) {
            return new KvRemoval(remove, memoryOf);
        }
        for (String name : new String[] {"llama_kv_self_seq_rm", "llama_kv_cache_seq_rm"}) {
            Function older = LlamaLibrary.find(library, name);
            if (older != null) {
                return new KvRemoval(older, null);
            }
        }
        throw new LlamaLibraryException("expected one of llama_memory_seq_rm, llama_kv_self_seq_rm and"
                + " llama_kv_cache_seq_rm, found none, in " + source);
    }

    /**
     * Drops the tokens of sequence 0 from a position on.
     *
     * @return whether they are gone; a recurrent model can drop all of them or none
     */
    public boolean removeFrom(Pointer context, int position) {
        Pointer memory = memoryOf == null ? context : memoryOf.invokePointer(new Object[] {context});
        if (memory == null) {
            return false;
        }
        Object result = remove.invoke(Byte.class, new Object[] {memory, 0, position, -1});
        return !Byte.valueOf((byte) 0).equals(result);
    }
}
