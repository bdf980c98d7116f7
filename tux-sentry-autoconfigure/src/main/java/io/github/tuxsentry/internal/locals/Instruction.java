package io.github.tuxsentry.internal.locals;

import java.util.List;

/**
 * What an instruction does to local variables, and where it goes on.
 *
 * @param offset where it stands in the code of its method
 * @param read the slot that it reads, or -1
 * @param written the slot that it writes, or -1
 * @param targets the offsets it may jump to
 * @param goesOn whether it may go on with the next instruction
 */
record Instruction(int offset, int read, int written, List<Integer> targets, boolean goesOn) {

	static final int NONE = -1;

}
