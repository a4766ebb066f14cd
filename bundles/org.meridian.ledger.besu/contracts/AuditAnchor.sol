// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// Heads of one clinic's audit log: a Merkle root (RFC 6962) over a number of entries, each over more
/// entries than the one before. Nothing on the chain tells what the entries are about.
contract AuditAnchor {
    /// Who deployed the contract; nobody else may anchor.
    address public immutable owner;

    /// Number of entries of the newest anchor, 0 before the first.
    uint64 public size;

    mapping(uint64 => bytes32) private roots;

    event Anchored(uint64 indexed size, bytes32 root);

    error NotOwner();
    error NotLater(uint64 size);

    constructor() {
        owner = msg.sender;
    }

    /// Anchors the log of more entries than any before.
    function anchor(bytes32 newRoot, uint64 newSize) external {
        if (msg.sender != owner) revert NotOwner();
        if (newSize <= size) revert NotLater(size);
        size = newSize;
        roots[newSize] = newRoot;
        emit Anchored(newSize, newRoot);
    }

    /// The newest anchor; zeros before the first.
    function latest() external view returns (uint64, bytes32) {
        return (size, roots[size]);
    }

    /// The root anchored for this number of entries; zero when there is none.
    function rootAt(uint64 atSize) external view returns (bytes32) {
        return roots[atSize];
    }
}
