package io.github.tuxsentry.internal.locals;

import java.util.List;

/**
 * Effect of an instruction on local variables, and its successors.
 *
 * @param offset the offset in the code of the method
 * @param read the slot that it reads, or -1
 * @param written the slot that it writes, or -1
 * @param targets the offsets that it may jump to
 * @param goesOn whether execution may continue with the next instruction
 */
record Instruction(int offset, int read, int written, List<Integer> targets, boolean goesOn) {

	static final int NONE = -1;

}
