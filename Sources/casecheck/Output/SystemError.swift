import Foundation

/// What the system said when a file could not be written, `errno`, in the words of the user.
enum SystemError {
  static func words(_ code: Int32) -> String {
    switch code {
    case ENOENT: "没有这个文件夹"
    case EEXIST: "已经有同名的文件"
    case ENOTDIR: "路径里有一段不是文件夹"
    case EACCES, EPERM: "没有权限"
    case EROFS: "磁盘是只读的"
    case ENOSPC, EDQUOT: "磁盘满了"
    case EFBIG: "文件太大,超过系统的限制(ulimit -f)"
    case EISDIR: "是文件夹"
    case ENAMETOOLONG: "文件名太长"
    case EMFILE, ENFILE: "打开的文件太多"
    case EIO: "磁盘读写出错"
    default: "系统错误 \(code)(\(String(cString: strerror(code))))"
    }
  }
}
