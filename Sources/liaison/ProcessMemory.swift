import CMalloc

/// Keeps the service small: a training takes several times the memory of its result.
enum ProcessMemory {
  /// Large blocks are taken from the system one by one, and so go back to it when freed. Left to
  /// itself, the allocator soon keeps them.
  static func prepare() {
    mallopt(M_MMAP_THRESHOLD, 1 << 18)
  }

  /// Gives back what a training, or a revision no longer in force, has left behind.
  static func release() {
    malloc_trim(0)
  }

  /// Bytes that the allocator holds and nobody uses.
  static var unused: Int { Int(mallinfo2().fordblks) }
}
